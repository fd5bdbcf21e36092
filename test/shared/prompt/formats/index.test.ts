import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PROMPT_FORMATS } from '../../../../shared/prompt/formats/index.ts';
import { findFormatFaults } from './format-faults.ts';

it('the list of prompt formats agrees with fixtures, tests and docs/formats.md', () => {
  expect(findFormatFaults(join(import.meta.dirname, '../../../..'), PROMPT_FORMATS)).toEqual([]);
});
