/** What a command may use of the world; tests pass their own. */
export type CommandContext = {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: Date;
  /** Width of the terminal in columns. */
  readonly columns: number;
  readonly hasColors: boolean;
  readonly writeOut: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Shows what long work is at, on a terminal only; answers how to stop. */
  readonly showProgress: (text: string) => Progress;
};

export type Progress = { readonly update: (text: string) => void; readonly stop: () => void };

/** 0 passed, 1 over budget, 2 the user's mistake, 3 something with a budget could not be measured. */
export type ExitCode = 0 | 1 | 2 | 3;

type CommandOption = {
  /** As the help shows it: `--base <ref>`. */
  readonly flags: string;
  readonly description: string;
  /** The only values it takes; shells complete them. */
  readonly choices?: readonly string[];
};

export type CommandArguments = {
  readonly operands: readonly string[];
  /** By long name in camel case; a flag is `true`. */
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
};

export type RunCommand = (args: CommandArguments, context: CommandContext) => Promise<ExitCode>;

/**
 * One subcommand. A new command is two files in `commands/`, what its help says and what it does, and one line in
 * `commands/index.ts`.
 */
export type Command = {
  readonly name: string;
  readonly summary: string;
  /** `[file...]`, as the help shows it. */
  readonly operands?: string;
  readonly options: readonly CommandOption[];
  /** Lines of `promptfare …` that show the usual ways to call it. */
  readonly examples: readonly string[];
  /** What it does: loaded when it is called, because the help of all commands needs none of it. */
  readonly load: () => Promise<RunCommand>;
};
