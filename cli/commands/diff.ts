import type { Command } from '../command.ts';

/** The main job: what a change costs, and whether it may. */
export const diff: Command = {
  name: 'diff',
  summary: 'Show what a change costs against its baseline, and hold it to the budgets',
  options: [
    {
      flags: '--base <ref>',
      description: 'compare with this commit (default: as in a pull request)',
    },
    {
      flags: '--suite <names>',
      description: 'measure these suites only, separated by commas, and judge their budgets',
    },
    { flags: '--config <path>', description: 'the config to judge by (default: promptfare.yml)' },
    {
      flags: '--format <name>',
      description: 'how to print the report',
      choices: ['terminal', 'markdown', 'json', 'sarif', 'html'],
    },
    {
      flags: '--language <tag>',
      description: 'what the page of HTML is written in (default: en)',
      choices: ['en', 'zh-cn'],
    },
    { flags: '--json', description: 'the same as --format json' },
    { flags: '--markdown', description: 'the same as --format markdown' },
    { flags: '--timings', description: 'print the time of each stage, as JSON on standard error' },
  ],
  examples: [
    'promptfare diff',
    'promptfare diff --base origin/main --markdown',
    'promptfare diff --suite support',
    'promptfare diff --format html > report.html',
  ],
  load: async () => (await import('./run-diff.ts')).runDiff,
};
