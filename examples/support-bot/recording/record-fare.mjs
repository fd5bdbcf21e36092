import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Template } from '@huggingface/jinja';
import { parse } from 'yaml';

/** The .prompt.yml with each of its testData. A case passes when the answer is the object that the queue needs. */
export async function recordTicketTriage(folder, baseUrl) {
  const path = 'prompts/ticket-triage.prompt.yml';
  const prompt = parse(await readFile(join(folder, path), 'utf8'));
  const calls = prompt.testData.map((vars) => ({
    description: vars.subject,
    vars,
    messages: prompt.messages.map(({ role, content }) => ({ role, content: fill(content, vars) })),
  }));
  const settings = { model: prompt.model, maxTokens: prompt.modelParameters.maxTokens };
  const samples = await callAll(calls, { path, baseUrl, settings, passed: isTriage });
  await writeSamples(join(folder, 'evals/ticket-triage.fare.jsonl'), 'ticket-triage', samples);
}

/** The .prompty with each draft. A case passes when every number of the draft is in the translation. */
export async function recordReplyTranslation(folder, baseUrl) {
  const path = 'prompts/reply-translation.prompty';
  const [, front, body] = (await readFile(join(folder, path), 'utf8')).split(/^---\n/m);
  const { configuration, parameters } = parse(front).model;
  const drafts = parse(await readFile(join(folder, 'data/reply-drafts.yaml'), 'utf8'));
  const calls = drafts.map((vars) => ({
    description: `${vars.customer_name}, ${vars.source_language} to ${vars.target_language}`,
    vars,
    messages: splitRoles(new Template(body).render(vars)),
  }));
  const settings = { model: configuration.name, maxTokens: parameters.max_tokens };
  const samples = await callAll(calls, { path, baseUrl, settings, passed: keepsNumbers });
  await writeSamples(
    join(folder, 'evals/reply-translation.fare.jsonl'),
    'reply-translation',
    samples,
  );
}

async function callAll(calls, { path, baseUrl, settings, passed }) {
  const samples = [];
  for (const { description, vars, messages } of calls) {
    const { model, maxTokens } = settings;
    // GitHub Models writes the provider in front of the name.
    const request = { model: model.replace(/^openai\//, ''), messages, max_tokens: maxTokens };
    const { choices, usage } = await post(`${baseUrl}/chat/completions`, request);
    const output = choices[0].message.content;
    samples.push({
      description,
      model: request.model,
      provider: 'openai',
      usage: { input: usage.prompt_tokens, output: usage.completion_tokens },
      usageSource: 'recorded',
      passed: passed(output, vars),
      prompt: { path },
      vars,
      messages: messages.map(({ role, content }) => ({ role, text: content })),
      output,
    });
  }
  return samples;
}

async function post(url, body) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return response.json();
}

async function writeSamples(path, suite, samples) {
  const lines = samples.map((sample, index) => ({
    key: `${suite}-${index + 1}`,
    suite,
    ...sample,
  }));
  const header = { format: 'fare-jsonl', version: 1 };
  await writeFile(path, [header, ...lines].map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** `{{name}}` without spaces, as GitHub Models has it. */
function fill(text, vars) {
  return text.replace(/\{\{([\w.-]+)\}\}/g, (hole, name) => vars[name] ?? hole);
}

/** Prompty's role markers: a line that is `system:` or `user:`. */
function splitRoles(text) {
  const [, ...parts] = text.split(/^(system|user|assistant):\s*$/m);
  const messages = [];
  for (let at = 0; at < parts.length; at += 2) {
    messages.push({ role: parts[at], content: parts[at + 1].trim() });
  }
  return messages;
}

function isTriage(output) {
  try {
    return ['category', 'priority', 'language', 'order', 'summary'].every(
      (key) => key in JSON.parse(output),
    );
  } catch {
    return false;
  }
}

function keepsNumbers(output, { draft }) {
  // English writes months as words.
  const numbers = draft.replace(/\d+ ?月/g, '').match(/\d[\d.,:]*\d|\d/g) ?? [];
  return numbers.every((number) => output.includes(number));
}
