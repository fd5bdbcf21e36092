import type { TemplateLanguage } from '../template-language.ts';
import { compileTemplate } from './jinja-engine/engine.ts';
import { findHoles } from './jinja-engine/find-holes.ts';
import { jinjaDialect } from './jinja-engine/jinja-dialect.ts';
import { liftMarks, writeMediaMark, writeRoleMark } from './marked-text.ts';

/** `_.role("user")`, with the cache and other settings that may follow; `_.chat` is its older name. */
const ROLE = /\{\{-?\s{0,20}_\.(?:role|chat)\(\s{0,20}([^{}()]{1,200}?)\s{0,20}\)\s{0,20}-?\}\}/g;
const MEDIA = /\{\{-?\s{0,20}_\.media\("(\w{1,200})"\)\s{0,20}-?\}\}/g;

/** The Jinja of BAML: `{{ _.role("user") }}` starts a message; `_` and `ctx` are no variables. */
export const baml: TemplateLanguage = {
  id: 'baml',
  findVariables: (text) =>
    findHoles(text, jinjaDialect).filter(({ name }) => name !== '_' && name !== 'ctx'),
  compile: (text) => {
    // BAML trims blocks: a statement alone on its line leaves no line behind.
    const marked = text
      .replace(/^[ \t]+(?=\{[%#])/gm, '')
      .replace(/(?<=[%#]\})\r?\n/g, '')
      .replace(ROLE, (_, role: string) => writeRoleMark(roleText(role)))
      .replace(MEDIA, (_, name: string) => writeMediaMark(name));
    const fill = compileTemplate(marked, jinjaDialect);
    return (vars, meter) => liftMarks(fill(vars, meter), { trims: true });
  },
};

/** A quoted role is its text, anything else an expression that names the role. */
function roleText(written: string): string {
  const first = written.replace(/^role\s{0,20}=\s{0,20}/, '').split(',', 1)[0] ?? '';
  const quoted = /^(["'])([^"']*)\1$/.exec(first.trim());
  return quoted ? (quoted[2] ?? '') : `{{ ${first} }}`;
}
