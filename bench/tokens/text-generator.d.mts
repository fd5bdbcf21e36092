export function createTextGenerator(seed: number): () => string;
