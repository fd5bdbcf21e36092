import * as z from 'zod/mini';
import type { Github } from '../github/client.ts';

/** Who set the label that is on the pull request now. */
export type LabelSetting = { readonly id: string; readonly by: string; readonly at: string };

const labelEvent = z.object({
  id: z.number(),
  event: z.enum(['labeled', 'unlabeled']),
  created_at: z.string(),
  actor: z.nullish(z.object({ login: z.string() })),
  label: z.object({ name: z.string() }),
});

/** The last setting of a label, unless it was taken off again. The payload of a job that is run again is old; this is not. */
export async function findLabelSetting(
  { octokit, owner, repo }: Github,
  { number, label }: { readonly number: number; readonly label: string },
): Promise<LabelSetting | undefined> {
  const events = await octokit.paginate(octokit.rest.issues.listEvents, {
    owner,
    repo,
    issue_number: number,
    per_page: 100,
  });
  const last = events
    .flatMap((event) => {
      const parsed = labelEvent.safeParse(event, { jitless: true });
      return parsed.success && isSameLabel(parsed.data.label.name, label) ? [parsed.data] : [];
    })
    .toSorted((a, b) => a.id - b.id)
    .at(-1);
  if (last?.event !== 'labeled') return undefined;
  return { id: `label:${last.id}`, by: last.actor?.login ?? '', at: last.created_at };
}

/** GitHub's labels do not differ by case alone. */
export function isSameLabel(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
