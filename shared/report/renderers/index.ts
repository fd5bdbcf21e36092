import type { Renderer } from '../renderer.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { sarif } from './sarif.ts';
import { terminal } from './terminal.ts';

/** Every form a report can take. */
export const RENDERERS: readonly Renderer[] = [terminal, markdown, json, sarif, html];
