import type { Config } from '../../shared/config/config.ts';
import type { FileReader } from '../../shared/text/files.ts';
import type { LoadVocabulary } from '../../shared/tokenizer/tokenizer.ts';

/** A document of a workspace folder, and what it is looked at with. */
export type DocumentRequest = {
  readonly path: string;
  readonly files: FileReader;
  readonly config: Config;
  readonly now: Date;
  readonly loadVocabulary: LoadVocabulary;
};
