import { makeSentence } from './words.mjs';

/** The cases of one prompt: what was asked and what it used, as a provider would have counted it. */
export function makeCases(random, prompt, count) {
  return Array.from({ length: count }, (_, number) => {
    const order = `A-${100000 + random.below(900000)}`;
    const question = `${makeSentence(random, prompt.isChinese)} (${number + 1})`;
    const output = Array.from({ length: 1 + random.below(5) }, () =>
      makeSentence(random, prompt.isChinese),
    ).join(' ');
    const sent = prompt.text.length + question.length;
    return {
      vars: { order, question },
      output,
      inputTokens: Math.ceil(sent / (prompt.isChinese ? 1.4 : 4.4)) + 7,
      outputTokens: Math.ceil(output.length / (prompt.isChinese ? 1.4 : 4.6)),
      passed: random.below(12) !== 0,
      latencyMs: 300 + random.below(4000),
    };
  });
}

/** One `*.fare.jsonl` file of a suite. */
export function writeFareFile(team, recorded) {
  const header = { format: 'fare-jsonl', version: 1 };
  const lines = recorded.flatMap(({ prompt, cases }) =>
    cases.map((one, number) => ({
      key: `${prompt.name}-${number + 1}`,
      suite: team,
      model: prompt.model,
      usage: { input: one.inputTokens, output: one.outputTokens },
      usageSource: 'recorded',
      passed: one.passed,
      latencyMs: one.latencyMs,
      startedAt: '2026-01-01T00:00:00Z',
      prompt: { path: prompt.path },
      vars: one.vars,
      output: one.output,
    })),
  );
  return [header, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** One promptfoo result file of a suite, version 3. */
export function writePromptfooFile(recorded) {
  const labels = recorded.map(({ prompt }) => ({
    provider: `openai:chat:${prompt.model}`,
    label: `parts/${prompt.name}.txt: ${prompt.text.slice(0, 40)}`,
    raw: prompt.text,
  }));
  const results = recorded.flatMap(({ prompt, cases }, promptIdx) =>
    cases.map((one, testIdx) => ({
      promptIdx,
      testIdx,
      testCase: { vars: one.vars },
      vars: one.vars,
      prompt: { raw: fill(prompt.text, one.vars), label: labels[promptIdx].label },
      provider: { id: labels[promptIdx].provider },
      response: {
        output: one.output,
        cached: false,
        tokenUsage: {
          total: one.inputTokens + one.outputTokens,
          prompt: one.inputTokens,
          completion: one.outputTokens,
        },
      },
      success: one.passed,
      score: one.passed ? 1 : 0,
      latencyMs: one.latencyMs,
    })),
  );
  const summary = { version: 3, timestamp: '2026-01-01T00:00:00Z', prompts: labels, results };
  return `${JSON.stringify({ evalId: 'eval-bench', results: summary, config: {} }, null, 2)}\n`;
}

function fill(text, vars) {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => vars[name]);
}
