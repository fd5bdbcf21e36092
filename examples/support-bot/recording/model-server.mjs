import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { parse } from 'yaml';
import { countInput, countTokens, cutAfter } from './count-usage.mjs';

/** How the last message of each task begins or what it holds. */
const TASKS = [
  ['support-answer', /<customer_message>/],
  ['ticket-triage', /^Channel: /m],
  ['reply-translation', /^From .+ to .+\. The customer is /],
  ['handover-note', /^Customer: .+ orders in the last twelve months$/m],
];

/** For requests that nobody wrote an answer for: one of these, always the same for the same request. */
const OTHER_ANSWERS = {
  en: [
    'I cannot see that in your order. I have handed your message to a colleague, who will write to you.\n\nWick, Lantern & Loom',
    'That is not in what I can see, so I would rather ask than guess. A colleague will answer you.\n\nWick, Lantern & Loom',
  ],
  zh: [
    '您问的内容在订单里看不到，我已转给同事，由同事答复您。\n\n灯织客服 Wick',
    '这一点我这里无法确认，不想随便回答您。我已请同事核实后联系您。\n\n灯织客服 Wick',
  ],
};

/**
 * A chat completions endpoint on loopback that answers from a script: no model, no network, no clock. Answers how to
 * reach it and how to stop it.
 */
export async function startModelServer() {
  const script = parse(await readFile(new URL('model-answers.yaml', import.meta.url), 'utf8'));
  const server = createServer((request, response) => {
    respond(request, script).then(
      (body) => send(response, 200, body),
      (error) =>
        send(response, 400, { error: { message: String(error), type: 'invalid_request_error' } }),
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${server.address().port}/v1`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

async function respond(request, script) {
  if (request.method !== 'POST' || !request.url.endsWith('/chat/completions')) {
    throw new Error(`There is no ${request.method} ${request.url} here`);
  }
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return complete(JSON.parse(text), script);
}

function complete(request, script) {
  const { model, messages, max_tokens: limit = Infinity } = request;
  const seed = createHash('sha256')
    .update(JSON.stringify([model, messages]))
    .digest();
  const answer = findAnswer(messages.at(-1).content, script, seed);
  const content = cutAfter(answer, limit);
  const [input, output] = [countInput(request), countTokens(content)];
  return {
    id: `chatcmpl-${seed.toString('hex').slice(0, 24)}`,
    object: 'chat.completion',
    created: 0,
    model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content },
        finish_reason: content === answer ? 'stop' : 'length',
      },
    ],
    usage: { prompt_tokens: input, completion_tokens: output, total_tokens: input + output },
  };
}

function findAnswer(message, script, seed) {
  const task = TASKS.find(([, pattern]) => pattern.test(message))?.[0];
  const scripted = script[task]?.find(({ when }) => message.includes(when));
  if (scripted) return scripted.answer;
  const answers = OTHER_ANSWERS[/\p{Script=Han}/u.test(message) ? 'zh' : 'en'];
  return answers[seed[0] % answers.length];
}

function send(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
