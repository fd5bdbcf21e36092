import type { TemplateLanguage } from '../template-language.ts';
import { compileTemplate } from './jinja-engine/engine.ts';
import { nunjucksDialect } from './jinja-engine/nunjucks-dialect.ts';
import { liftMarks } from './marked-text.ts';
import { findPomlHoles } from './poml-engine/find-holes.ts';
import { parseXml } from './poml-engine/parse-xml.ts';
import { templateOfPieces } from './poml-engine/template-of-pieces.ts';
import { writePieces } from './poml-engine/write-pieces.ts';

/** POML: XML components, laid out as Markdown, with `{{ }}`, `for` and `if` (microsoft/poml, docs/language). */
export const poml: TemplateLanguage = {
  id: 'poml',
  findVariables: findPomlHoles,
  compile: (text) => {
    const pieces = writePieces(parseXml(text).children);
    const fill = compileTemplate(templateOfPieces(pieces), nunjucksDialect);
    return (vars, meter) => liftMarks(fill(vars, meter));
  },
};
