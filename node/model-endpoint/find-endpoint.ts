import type { ModelId } from '../../shared/model/model-id.ts';
import { inferProvider } from '../../shared/pricing/infer-provider.ts';
import { UserError } from '../../shared/text/user-error.ts';
import { anthropicProtocol } from './anthropic-protocol.ts';
import type { ModelEndpoint } from './model-endpoint.ts';
import { openaiProtocol } from './openai-protocol.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where to ask a model: at `endpoint` when one is given, otherwise at its provider with the key from the environment. A key
 * goes over https or to this machine only. Throws a UserError when no place, or no key for it, is known.
 */
export function findEndpoint(
  model: ModelId,
  endpoint: string | undefined,
  env: Environment,
): ModelEndpoint {
  if (endpoint !== undefined) return givenEndpoint(model, endpoint, env);
  const provider = model.provider ?? inferProvider(model.name);
  if (provider === 'anthropic') {
    const apiKey = requireKey(env, 'ANTHROPIC_API_KEY', model);
    const url = new URL('https://api.anthropic.com/v1/messages');
    return { url, model: model.name, apiKey, protocol: anthropicProtocol };
  }
  if (provider === 'openai') {
    const apiKey = requireKey(env, 'OPENAI_API_KEY', model);
    const url = new URL('https://api.openai.com/v1/chat/completions');
    return { url, model: model.name, apiKey, protocol: openaiProtocol };
  }
  throw new UserError(`Where to ask ${model.written} is not known`, {
    hint: 'Name its OpenAI-compatible API with --endpoint, for instance http://localhost:11434/v1.',
  });
}

function givenEndpoint(model: ModelId, endpoint: string, env: Environment): ModelEndpoint {
  const url = parseUrl(endpoint);
  const isAnthropic =
    /(?:^|\.)anthropic\.com$/.test(url.hostname) || url.pathname.endsWith('/messages');
  const action = isAnthropic ? 'messages' : 'chat/completions';
  if (!url.pathname.endsWith(`/${action}`)) {
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/${action}`;
  }
  const isSafe = url.protocol === 'https:' || isLoopback(url.hostname);
  const apiKey = env[isAnthropic ? 'ANTHROPIC_API_KEY' : 'OPENAI_API_KEY'];
  return {
    url,
    // An endpoint of one's own knows the model by the name it was given.
    model: model.written,
    ...(apiKey && isSafe && { apiKey }),
    protocol: isAnthropic ? anthropicProtocol : openaiProtocol,
  };
}

function parseUrl(endpoint: string): URL {
  const hint = 'Write it like http://localhost:11434/v1.';
  if (!URL.canParse(endpoint)) throw new UserError('--endpoint is no URL', { hint });
  const url = new URL(endpoint);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new UserError('--endpoint is no http or https URL', { hint });
  }
  if (url.username !== '' || url.password !== '') {
    throw new UserError('--endpoint holds a password', {
      hint: 'Put the key into the environment variable OPENAI_API_KEY.',
    });
  }
  return url;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}

function requireKey(env: Environment, name: string, model: ModelId): string {
  const key = env[name];
  if (key) return key;
  throw new UserError(`${name} is not set, so ${model.written} cannot be asked`, {
    hint: `Set ${name}, or name another API with --endpoint.`,
  });
}
