import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Registers a language pack that translates nothing in a server's user folder. The real ones come from the marketplace;
 * with this one VS Code itself stays English, but tells extensions the language, and reads their translations.
 */
export function writeLanguagePack(userFolder: string, locale: string): void {
  const translations = join(userFolder, 'main.i18n.json');
  writeFileSync(translations, JSON.stringify({ version: '1.0.0', contents: {} }));
  const pack = {
    hash: 'e2e',
    label: locale,
    extensions: [{ extensionIdentifier: { id: 'promptfare-e2e.language-pack' }, version: '0.0.1' }],
    translations: { vscode: translations },
  };
  writeFileSync(join(userFolder, 'languagepacks.json'), JSON.stringify({ [locale]: pack }));
}
