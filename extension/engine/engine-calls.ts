import type { ContextCost } from '../../shared/measure/context-cost.ts';
import type { CompressionLevel } from '../../shared/compress/compression.ts';
import type { FileEdit } from '../../shared/compress/pieces.ts';
import type { Problem } from '../../shared/text/problem.ts';
import type { ComparedWorkspace } from './compared-workspace.ts';
import type { CompressedDocument } from './compressed-document.ts';
import type { ConfigOverview } from './config-overview.ts';
import type { DocumentFinding, FindingKey } from './document-finding.ts';
import type { MeasuredDocument, MeasuredPrompt } from './measured-document.ts';

/** A document as it is in the editor, saved or not. */
export type DocumentCall = {
  /** The URI of its workspace folder. */
  readonly root: string;
  /** Relative to it, with `/`. */
  readonly path: string;
  readonly text: string;
};

/** What the settings say about counting. */
type CountSettings = {
  readonly models: readonly string[];
  readonly callsPerMonth?: number;
};

export type MeasureCall = DocumentCall &
  CountSettings & {
    /** The state to compare with: the baseline of the folder, this text, or none. */
    readonly against?:
      | { readonly kind: 'baseline' }
      | { readonly kind: 'text'; readonly text: string; readonly label: string };
  };

export type CompressCall = DocumentCall & {
  readonly level: CompressionLevel;
  readonly models: readonly string[];
  /** A conversation of the editor with a language model, to which sections are sent; each answer is verified. */
  readonly session?: string;
};

/** A prompt in the list of all: without its parts, as there may be thousands. */
export type IndexedPrompt = Pick<
  MeasuredPrompt,
  'id' | 'name' | 'offset' | 'isElsewhere' | 'unrenderable' | 'costs' | 'callsPerMonth'
>;

type FindingCall = DocumentCall & { readonly finding: FindingKey };

export type ForgetCall = {
  readonly root: string;
  readonly paths?: readonly string[];
  readonly isContent?: boolean;
};

/** The prompts of one file of a workspace. */
export type IndexedFile = { readonly path: string; readonly prompts: readonly IndexedPrompt[] };

export type WorkspaceIndex = {
  readonly files: readonly IndexedFile[];
  readonly context: readonly ContextCost[];
  readonly problems: readonly Problem[];
};

/** What the editor may ask of the engine. Everything rejects with a sentence for people when it cannot be done. */
export type EngineCalls = {
  readonly measure: (call: MeasureCall) => Promise<MeasuredDocument>;
  readonly lint: (call: DocumentCall) => Promise<readonly DocumentFinding[]>;
  /** The changes that mend one finding; none when the verifier does not let them pass. */
  readonly fix: (call: FindingCall) => Promise<readonly FileEdit[]>;
  /** The comments that switch the rule off for one finding; none where no comment can stand. */
  readonly suppress: (call: FindingCall) => Promise<readonly FileEdit[]>;
  readonly compress: (call: CompressCall) => Promise<CompressedDocument>;
  readonly index: (
    call: { readonly root: string } & CountSettings,
    signal?: AbortSignal,
  ) => Promise<WorkspaceIndex>;
  readonly compare: (
    call: { readonly root: string },
    signal?: AbortSignal,
  ) => Promise<ComparedWorkspace>;
  readonly readConfig: (call: Pick<DocumentCall, 'root' | 'text'>) => Promise<ConfigOverview>;
  readonly draftConfig: (call: { readonly root: string }, signal?: AbortSignal) => Promise<string>;
  /** Names of models that have a price, each once. */
  readonly listModels: (call: { readonly root: string }) => Promise<readonly string[]>;
  /**
   * Files have changed; without paths, anything may have. With `isContent` they are as many as before. Answers whether
   * anything that was computed can be another.
   */
  readonly forget: (call: ForgetCall) => boolean;
  readonly forgetBaseline: (call: { readonly root: string }) => void;
};
