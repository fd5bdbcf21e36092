export function randomOf(seed: number): () => number;
export function mutate(bytes: Buffer, random: () => number): Buffer;
