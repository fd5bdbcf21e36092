import * as z from 'zod/mini';
import { readApiError } from '../github/api-error.ts';
import type { Github } from '../github/client.ts';
import { CODEOWNERS_PATHS } from './codeowners.ts';

const fileSchema = z.object({
  type: z.literal('file'),
  encoding: z.literal('base64'),
  content: z.string(),
});

/** The text of the CODEOWNERS file at a commit; absent when there is none, or none that can be read. */
export async function readCodeowners(github: Github, commit: string): Promise<string | undefined> {
  for (const path of CODEOWNERS_PATHS) {
    const text = await readFile(github, path, commit);
    if (text !== undefined) return text;
  }
  return undefined;
}

async function readFile(
  { octokit, owner, repo }: Github,
  path: string,
  ref: string,
): Promise<string | undefined> {
  try {
    const { data } = await octokit.rest.repos.getContent({ owner, repo, path, ref });
    const parsed = fileSchema.safeParse(data, { jitless: true });
    if (!parsed.success) return undefined;
    return Buffer.from(parsed.data.content, 'base64').toString('utf8');
  } catch (error) {
    if (readApiError(error).status === 404) return undefined;
    throw error;
  }
}
