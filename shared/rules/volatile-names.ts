/** New on every call whoever calls. A date alone is not: it changes once a day, and no cache lives longer than an hour. */
const REQUEST =
  /^(?:(?:current|local|utc|system|server|request)_)?(?:now|time|timestamp|date_?time|time_now)(?:_utc|_iso|_str|_string)?$|^(?:uuid|guid|nonce|random(?:_\w+)?)$|^(?:request|trace|correlation|span|run|message|call)_id$|^(?:当前时间|现在时间|时间戳|请求编号)$/;

/** What the user or a search brings to this call. */
const TURN =
  /^(?:(?:user|users|human|customer|current|latest|last|new|original)_)?(?:query|question|input|message|request|prompt|utterance|instruction)$|^(?:(?:chat|conversation|message|dialog|dialogue)_)?(?:history|messages|transcript|conversation)$|^(?:(?:retrieved|search|relevant|source)_)?(?:documents?|docs|chunks|passages?|search_results|results|context)$|^(?:article|email|email_body|ticket|diff|transcript)$|^(?:问题|用户问题|用户输入|输入|提问|历史|历史对话|对话历史|上下文|文档|检索结果)$/;

/** How often the value of a variable changes, as far as its name tells: `currentTime`, `user_query`, `用户问题`. */
export function volatilityOf(name: string): 'request' | 'turn' | undefined {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/[-.]/g, '_')
    .toLowerCase();
  if (REQUEST.test(words)) return 'request';
  return TURN.test(words) ? 'turn' : undefined;
}
