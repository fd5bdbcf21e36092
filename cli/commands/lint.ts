import type { Command } from '../command.ts';

/** Waste in prompts, and what can be done about it. */
export const lint: Command = {
  name: 'lint',
  summary: 'Find waste in prompts, and take out what can go without a loss',
  operands: '[files...]',
  options: [
    { flags: '--fix', description: 'make the automatic replacements, then report what is left' },
    { flags: '--rule <ids>', description: 'only these rules, separated by commas' },
    { flags: '--model <name>', description: 'count and price for this model' },
    { flags: '--max-warnings <count>', description: 'end with 1 when there are more warnings' },
    {
      flags: '--write-baseline',
      description: 'accept what is found, in .promptfare/lint-baseline.json',
    },
    { flags: '--json', description: 'print JSON' },
    { flags: '--sarif', description: 'print SARIF 2.1.0' },
    { flags: '--annotations', description: 'print annotations for GitHub Actions' },
  ],
  examples: [
    'promptfare lint',
    'promptfare lint prompts/support.prompty --fix',
    'promptfare lint --rule data/pretty-json,text/duplicate-rule --max-warnings 0',
  ],
  load: async () => (await import('./run-lint.ts')).runLint,
};
