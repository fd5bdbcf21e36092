import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { TemplateSyntax } from '../../../../shared/prompt/prompt.ts';
import type { Vars } from '../../../../shared/prompt/template-language.ts';
import { findTemplateLanguage } from '../../../../shared/prompt/templates/index.ts';

type Recorded = {
  readonly recordedFrom: string;
  readonly vars: Vars;
  readonly partials?: Readonly<Record<string, string>>;
  readonly cases: readonly { readonly template: string; readonly text: string }[];
};

describe.each(['jinja', 'nunjucks', 'handlebars'] satisfies TemplateSyntax[])('%s', (syntax) => {
  const path = `test/fixtures/templates/${syntax}.json`;
  const recorded: Recorded = JSON.parse(readFileSync(path, 'utf8'));
  const partials = new Map(Object.entries(recorded.partials ?? {}));

  it.each(recorded.cases)(
    `fills $template as ${recorded.recordedFrom} does`,
    ({ template, text }) => {
      const output = findTemplateLanguage(syntax).compile(template, partials)(recorded.vars);
      expect(output).toMatchObject({ kind: 'filled', text });
    },
  );
});
