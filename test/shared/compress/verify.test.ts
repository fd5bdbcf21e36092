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
    ['negations', 'Keep unsigned contracts.', 'Keep signed contracts.'],
    ['negations', 'List non-refundable items.', 'List refundable items.'],
    ['negations', 'A harmless test.', 'A harmful test.'],
    ['negations', 'Sort in ascending order.', 'Sort in descending order.'],
    ['negations', 'Ask before you delete it.', 'Ask after you delete it.'],
    ['negations', 'Include the name and the city.', 'Include the name or the city.'],
    ['negations', 'Escalate when the customer is angry.', 'Escalate.'],
    [
      'negations',
      'Answer in English even if they write German.',
      'Answer in English if they write German.',
    ],
    ['negations', 'Every answer cites a source.', 'An answer cites a source.'],
    ['negations', "Don't hesitate to ask.", 'Do hesitate to ask.'],
    ['negations', '只输出代码。', '输出代码。'],
    ['negations', '最多列出这些。', '最少列出这些。'],
    ['negations', '所有答案都要注明。', '部分答案都要注明。'],
    ['negations', '如果用户未成年，结束对话。', '结束对话。'],
    ['negations', '先核对身份，再回答。', '先回答，再核对身份。'],
    ['numbers', 'Call it 3 times per minute.', 'Call it 3 times per hour.'],
    ['numbers', 'The room has 25 m².', 'The room has 25 m.'],
    ['numbers', '温度是37℃。', '温度是37。'],
    ['numbers', '每周一发送周报。', '每周五发送周报。'],
    ['placeholders', 'Translate {0} into {1}.', 'Translate {1} into {0}.'],
    [
      'list-numbering',
      'You may skip step 2, but not step 3.',
      'You may skip step 3, but not step 2.',
    ],
    ['names', 'Ask Dr. Meyer.', 'Ask Dr. Mayer.'],
    ['names', 'Cite the source.', 'Cite the source for Acme.'],
    ['names', '用英语回答。', '用日语回答。'],
    ['names', '使用中文，其次英文。', '使用英文，其次中文。'],
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
    ['## Steps\n\nFollow these steps:\n\n1. Read.\n', '## Steps\n\n1. Read.\n'],
    ['It should be noted that it is long.', 'It is long.'],
    ['希望你可以给出答案。', '给出答案。'],
    ['You have the ability to call tools.', 'You can call tools.'],
    ['必须**核对**金额。', '必须核对金额。'],
    ['回答不超过50字。', '回答最多50字。'],
    ['仅回答一次。', '只回答一次。'],
    ['In the event that it fails, say so.', 'If it fails, say so.'],
    ['First of all, read it.', 'Read it.'],
    ['如果可能的话，给出例子。', '给出例子。'],
    ['In {{ lang }}, answer {{ q }}.', 'Answer {{ q }} in {{ lang }}.'],
    ['After the call, check the log.', 'Check the log after the call.'],
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
    ['placeholders behind one word', 'in {a} '],
    ['opposites', 'before unsigned '],
  ])('reads a long text of %s in linear time', (_, unit) => {
    const before = unit.repeat(Math.ceil(200_000 / unit.length));
    const { losses } = verifyRewrite(before, `${before} 17`);
    expect(losses.length).toBeLessThan(10);
  });
});
