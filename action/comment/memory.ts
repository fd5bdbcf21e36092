import * as z from 'zod/mini';

// A label and a command say yes to an amount. The amount stands in our own comment, which people with write access can
// edit: the same people who can approve.

/** The head's value of budgets, in each budget's unit. */
export type Amounts = readonly { readonly budget: string; readonly head: number }[];

/** What a comment remembers for the next run. */
export type Memory = {
  /** Budgets that the comment shows as exceeded. */
  readonly breached: Amounts;
  /** What each approval, by its id, was given for. */
  readonly approved: readonly { readonly id: string; readonly amounts: Amounts }[];
};

const amount = z.number().check(z.gte(0), z.lte(1e15));
const name = z.string().check(z.maxLength(100));
const amounts: z.ZodMiniType<Amounts> = z
  .array(z.object({ budget: name, head: amount }))
  .check(z.maxLength(50));
const memorySchema: z.ZodMiniType<Memory> = z.object({
  breached: amounts,
  approved: z
    .array(z.object({ id: z.string().check(z.maxLength(40)), amounts }))
    .check(z.maxLength(20)),
});

export const NO_MEMORY: Memory = { breached: [], approved: [] };

const MEMORY = /^<!-- promptfare-memory ([A-Za-z0-9_-]{1,20000}) -->$/m;

/** One line of HTML comment; base64, so that no name can end it. */
export function writeMemory({ breached, approved }: Memory): string {
  const kept = { breached: breached.slice(0, 50), approved: approved.slice(-20) };
  const text = Buffer.from(JSON.stringify(kept)).toString('base64url');
  return text.length <= 20_000 ? `<!-- promptfare-memory ${text} -->` : '';
}

export function readMemory(body: string): Memory {
  const [, text = ''] = MEMORY.exec(body) ?? [];
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const parsed = memorySchema.safeParse(value, { jitless: true });
    return parsed.success ? parsed.data : NO_MEMORY;
  } catch {
    return NO_MEMORY;
  }
}
