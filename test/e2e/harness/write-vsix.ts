import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { makeTempFolder } from './make-temp-folder.ts';

/** An extension made of these files, packaged the way `--install-extension` wants it; answers the package's path. */
export function writeVsix(files: Readonly<Record<string, string>>): string {
  const { publisher, name, version } = JSON.parse(files['package.json'] ?? '{}');
  const identity = `Language="en-US" Id="${name}" Version="${version}" Publisher="${publisher}"`;
  const manifest = `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata><Identity ${identity} /><DisplayName>${name}</DisplayName></Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code" /></Installation>
  <Assets><Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" /></Assets>
</PackageManifest>`;
  const entries = Object.entries(files).map(([path, text]) => [`extension/${path}`, text]);
  const all = Object.fromEntries([['extension.vsixmanifest', manifest], ...entries]);
  const path = join(makeTempFolder(), `${name}.vsix`);
  const bytes = Object.entries<string>(all).map(([each, text]) => [each, strToU8(text)] as const);
  writeFileSync(path, zipSync(Object.fromEntries(bytes)));
  return path;
}
