import type { BuildName } from '../setup/installation.mjs';
import type { Settings } from './settings.ts';

/** `node`: a server with its extension host. `worker`: the same server, the extension in the browser. `web`: no server. */
type Host = 'node' | 'worker' | 'web';

export type SessionOptions = {
  /** What it shows, in the names of screenshots and in the printed line. */
  readonly name: string;
  readonly build: BuildName;
  readonly host: Host;
  readonly vsix: string;
  /** More extensions, where there is a server to install them in. */
  readonly otherVsix?: readonly string[];
  /** The folder, or the file of several folders, that is opened. */
  readonly workspace: string;
  readonly settings?: Settings;
  /** The display language, such as `zh-cn`; English when left out. */
  readonly locale?: string;
};

/** What serves the workbench to the browser. */
export type Server = {
  readonly url: string;
  /** Absent where this process is the server. */
  readonly pid?: number;
  /** What the server and the extension host wrote, and what they tried to reach. */
  readonly readLog: () => string;
  readonly readEgress: () => string;
  readonly stop: () => Promise<void>;
};
