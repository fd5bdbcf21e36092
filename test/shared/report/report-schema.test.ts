import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { METRICS } from '../../../shared/budget/budget.ts';
import { json } from '../../../shared/report/renderers/json.ts';
import { QUALITIES } from '../../../shared/tokenizer/quality.ts';
import { checkFiles } from '../check/check-files.ts';
import { SITUATIONS, STATES } from './states.ts';

const schema = JSON.parse(readFileSync('docs/schema/report.schema.json', 'utf8'));
const validate = new Ajv2020({ strict: false, formats: { date: true } }).compile(schema);

it.each([...STATES, ...SITUATIONS])(
  'the JSON of $state is as its schema says',
  async ({ state: _, ...sides }) => {
    const text = json.render(await checkFiles(sides), { columns: 80, hasColors: false });
    validate(JSON.parse(text));
    expect(validate.errors).toBeNull();
  },
);

it('knows every metric and quality', () => {
  expect(schema.$defs.budget.properties.metric.enum).toEqual([...METRICS]);
  expect(schema.$defs.quality.enum).toEqual([...QUALITIES]);
});
