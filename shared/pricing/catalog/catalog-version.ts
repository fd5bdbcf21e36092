/** The catalog package's version these facts are about; a test compares it with the installed one. */
export const CATALOG_VERSION = '0.1.8';

/** The day @pydantic/genai-prices 0.1.8 was published on npm; its rows carry no day of their own. */
export const CATALOG_AS_OF = '2026-09-23';
