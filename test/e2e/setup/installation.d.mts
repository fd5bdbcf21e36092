/** An unpacked VS Code server and the Node that runs it. */
export type Build = { readonly version: string; readonly folder: string; readonly node: string };

export type BuildName = 'newest' | 'oldest';

export function installationFolder(): string;
export function markerFile(folder: string): string;
export function isInstalled(folder: string): boolean;
export function buildsIn(folder: string): Readonly<Record<BuildName, Build>>;
