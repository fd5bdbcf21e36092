import type { Language } from './language.ts';
import type { Report } from '../check/report.ts';

/** What a renderer may want to know about the place its text is shown in. */
export type RenderOptions = {
  /** Width of the terminal in columns. */
  readonly columns: number;
  readonly hasColors: boolean;
  /** Where a file of the head can be seen, where links can be shown; an absolute URL. */
  readonly linkOf?: (path: string) => string | undefined;
  /** What the page of HTML is written in; English when left out. The other forms are English. */
  readonly language?: Language;
};

/** Makes text of a report. A new renderer is one file in `renderers/` and one line in `renderers/index.ts`. */
export type Renderer = {
  /** As in `promptfare diff --format <id>`. */
  readonly id: string;
  readonly title: string;
  readonly render: (report: Report, options: RenderOptions) => string;
};
