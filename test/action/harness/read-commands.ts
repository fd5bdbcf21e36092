export type Annotation = {
  readonly kind: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly properties: Readonly<Record<string, string>>;
};

export type Commands = {
  readonly annotations: readonly Annotation[];
  readonly masks: readonly string[];
  /** Commands that are no annotation and no mask. */
  readonly others: readonly string[];
  /** The log without its commands, secrets masked. */
  readonly log: string;
};

const COMMAND = /^\s*::([\w-]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/;
const LEGACY = /##\[([\w-]+)(?: ([^\]]*))?\](.*)$/;

/** Reads standard output as the runner does: commands after blanks, old ones anywhere in the line. */
export function readCommands(stdout: string): Commands {
  const annotations: Annotation[] = [];
  const masks: string[] = [];
  const others: string[] = [];
  const lines: string[] = [];
  let stopped: string | undefined;
  for (const line of stdout.split(/\r?\n/)) {
    const match = COMMAND.exec(line) ?? LEGACY.exec(line);
    if (!match) {
      lines.push(line);
      continue;
    }
    const [, name = '', properties = '', data = ''] = match;
    if (stopped !== undefined) {
      if (name === stopped) stopped = undefined;
      else lines.push(line);
      continue;
    }
    if (name === 'stop-commands') stopped = data;
    else if (name === 'add-mask') masks.push(unescape(data));
    else if (name === 'error' || name === 'warning' || name === 'notice') {
      annotations.push({
        kind: name,
        message: unescape(data),
        properties: readProperties(properties),
      });
    } else others.push(line);
  }
  let log = lines.join('\n');
  for (const mask of masks) log = log.replaceAll(mask, '***');
  return { annotations, masks, others, log };
}

function readProperties(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(',').map((pair) => pair.split(/=(.*)/s));
  return Object.fromEntries(
    pairs.flatMap(([name = '', value = '']) => (name === '' ? [] : [[name, unescape(value)]])),
  );
}

function unescape(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}
