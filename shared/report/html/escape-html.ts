import { replaceControl } from '../strip-control.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text inside HTML, between tags or in a quoted attribute: no markup, no control or bidirectional character. */
export function escapeHtml(text: string): string {
  return replaceControl(text).replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}
