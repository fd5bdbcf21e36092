import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../../shared/compress/checks/index.ts';
import { verifyRewrite } from '../../../shared/compress/verify.ts';

describe('the verifier', () => {
  it('has ten checks with ids of their own', () => {
    expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(10);
  });

  it.each([
    ['placeholders', 'Greet {{ name }} in {language}.', 'Greet {{ name }}.'],
    ['placeholders', 'Dear %(name)s, see ${url}.', 'Dear, see ${url}.'],
    ['placeholders', '{% if a %}A{% else %}B{% endif %}', '{% if a %}A{% endif %}{% else %}B'],
    ['placeholders', '{{#each rows}}x{{/each}}', '{{#each rows}}x'],
    ['placeholders', 'About [TOPIC] in $LANG.', 'About it in $LANG.'],
    ['numbers', 'Use at most 50 words.', 'Use at most 60 words.'],
    ['numbers', 'Use at most 50 words.', 'Use at most 50 sentences.'],
    ['numbers', 'Use at most 50 words.', 'Use at least 50 words.'],
    ['numbers', 'Give three examples.', 'Give four examples.'],
    ['numbers', '回答不超过200字。', '回答不超过300字。'],
    ['numbers', '回答不超过200字。', '回答至少200字。'],
    ['numbers', '用三句话回答。', '用五句话回答。'],
    ['negations', 'Do not mention prices.', 'Do mention prices.'],
    ['negations', "You can't use tools.", 'You can use tools.'],
    ['negations', 'Never lie, always cite.', 'Never cite, always lie.'],
    ['negations', 'Answer without a summary.', 'Answer with a summary.'],
    ['negations', '不要提价格。', '要提价格。'],
    ['negations', '禁止编造。', '允许编造。'],
    ['negations', '可以引用。', '不可以引用。'],
    ['negations', '除非用户要求，请用中文。', '如果用户要求，请用中文。'],
    ['modals', 'You must cite sources.', 'You may cite sources.'],
    ['modals', 'Alice must pay and Bob may ask.', 'Alice may pay and Bob must ask.'],
    ['modals', '必须引用来源。', '可以引用来源。'],
    ['modals', '应当先提问。', '先提问。'],
    ['quotes', 'Write "no answer" then.', 'Write "none" then.'],
    ['quotes', '请回答“无法回答”。', '请回答“不知道”。'],
    ['links', 'See https://example.com/a?b=1.', 'See https://example.com/a?b=2.'],
    ['links', 'Read docs/guide.md first.', 'Read docs/guides.md first.'],
    ['code', 'Call `run()` first.', 'Call `runs()` first.'],
    ['code', '```ts\nconst a = 1;\n```', '```ts\nconst a = 2;\n```'],
    ['code', '```json\n{"a": 1.0}\n```', '```json\n{"a":1}\n```'],
    ['tags-and-headings', 'Read <doc>{x}</doc>.', 'Read <text>{x}</text>.'],
    [
      'tags-and-headings',
      '# Output Format\nJSON.\n\nFollow Output Format.',
      '# Layout\nJSON.\n\nFollow Output Format.',
    ],
    ['names', 'It was written by Dana Whitfield.', 'It was written by Whitfield.'],
    ['names', 'Return JSON please.', 'Return json please.'],
    ['names', '请使用Python编写。', '请编写。'],
    ['list-numbering', '1. Ask\n2. Wait\nThen see step 2.', '2. Ask\n1. Wait\nThen see step 2.'],
    ['list-numbering', '1. 提问\n2. 等待\n参考步骤 2。', '2. 提问\n1. 等待\n参考步骤 2。'],
  ])('sees lost %s: %j → %j', (check, before, after) => {
    const { passed, losses } = verifyRewrite(before, after);
    expect(passed).toBe(false);
    expect(losses.map((loss) => loss.check)).toContain(check);
  });

  it.each([
    ['Please summarize the text.', 'Summarize the text.'],
    ['Could you please answer in JSON?', 'Answer in JSON.'],
    ['Please do not guess.', "Don't guess."],
    ['请你用中文回答。', '用中文回答。'],
    ['a  \nb\n\n\n\nc', 'a\nb\n\nc'],
    ['a\r\nmust b\r\n', 'a\nmust b\n'],
    ['```json\n{\n  "a": 1.0\n}\n```', '```json\n{"a":1.0}\n```'],
    ['Data:\n{\n  "a": [\n    1,\n    2\n  ]\n}', 'Data:\n{"a":[1,2]}'],
    ['| a    | b |\n|------|---|\n| 1    | 2 |', '|a|b|\n|-|-|\n|1|2|'],
    ['Please note that OpenAI must be spelled so.', 'OpenAI must be spelled so.'],
    ['Say “hello” to users.', 'Say "hello" to users.'],
    ['Tell us whether or not it works.', 'Tell us whether it works.'],
  ])('lets pass %j → %j', (before, after) => {
    expect(verifyRewrite(before, after)).toEqual({ passed: true, losses: [] });
  });

  it('says what was lost, how often, and where', () => {
    const before = 'Use 3 lines.\nUse 3 lines.';
    const { losses } = verifyRewrite(before, 'Use lines.\nUse lines.');
    expect(losses).toEqual([
      { check: 'numbers', kind: 'lost', what: '3', count: 2, range: { start: 4, end: 5 } },
    ]);
  });

  it('allows a repetition to be said once when asked to, but not never', () => {
    const before = 'You must cite. You must cite.';
    expect(verifyRewrite(before, 'You must cite.').passed).toBe(false);
    expect(verifyRewrite(before, 'You must cite.', { repeats: 'merge' }).passed).toBe(true);
    expect(verifyRewrite(before, 'Cite.', { repeats: 'merge' }).passed).toBe(false);
  });

  it.each([
    ['letters', 'a'],
    ['capitals', 'A'],
    ['digits', '1 '],
    ['quotes', '"'],
    ['apostrophes', "'a "],
    ['braces', '{{ '],
    ['angle brackets', '<a '],
    ['backticks', '` '],
    ['slashes', 'a/'],
    ['dots', 'a.'],
    ['headings', '# a\n'],
    ['negations', 'not 不 '],
    ['blank lines', '\n'],
    ['spaces', ' '],
    ['Chinese', '不可以'],
    ['brackets', '[A'],
  ])('reads a long text of %s in linear time', (_, unit) => {
    const before = unit.repeat(Math.ceil(200_000 / unit.length));
    const { losses } = verifyRewrite(before, `${before} 17`);
    expect(losses.length).toBeLessThan(10);
  });
});
