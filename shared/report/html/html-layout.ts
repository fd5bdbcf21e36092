import type { RenderOptions } from '../renderer.ts';

/** How much of a report the page shows, and where its files can be seen. */
export type HtmlLayout = {
  readonly maxRows: number;
  readonly linkOf?: RenderOptions['linkOf'];
};
