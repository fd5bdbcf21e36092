import { CATALOG_AS_OF, CATALOG_VERSION } from './catalog/catalog-version.ts';
import type { OverlayRow, OverlayRule, ProviderOverlay } from './overlay.ts';
import { priceAgeDays, STALE_AFTER_DAYS } from './price-age-days.ts';
import { OVERLAYS } from './prices/index.ts';

/** Something of the price table that nobody has looked at for too long. */
export type StaleRow = {
  /** The file it stands in: a seller, or `catalog`. */
  readonly seller: string;
  /** Names or beginnings of names it is about. */
  readonly about: readonly string[];
  readonly kind: 'catalog' | 'price' | 'rule' | 'currency';
  readonly checked: string;
  readonly ageDays: number;
  readonly sourceUrl: string;
};

/** What was last read more than 60 days before `at`, the oldest first. Rows that ended, and models that are gone, never are. */
export function staleRows(at: Date): readonly StaleRow[] {
  const day = at.toISOString().slice(0, 10);
  const dated = [catalogRow(), ...OVERLAYS.flatMap((overlay) => rowsOf(overlay, day))];
  return dated
    .map((row) => ({ ...row, ageDays: priceAgeDays({ asOf: row.checked }, at) }))
    .filter(({ ageDays }) => ageDays > STALE_AFTER_DAYS)
    .toSorted((a, b) => b.ageDays - a.ageDays);
}

type Dated = Omit<StaleRow, 'ageDays'>;

function catalogRow(): Dated {
  return {
    seller: 'catalog',
    about: [`@pydantic/genai-prices ${CATALOG_VERSION}`],
    kind: 'catalog',
    checked: CATALOG_AS_OF,
    sourceUrl: 'https://github.com/pydantic/genai-prices',
  };
}

function rowsOf(overlay: ProviderOverlay, day: string): readonly Dated[] {
  const { provider: seller, rows, rules, otherCurrency } = overlay;
  return [
    ...rows.filter((row) => isCurrent(row, day)).map((row) => priceRow(seller, row)),
    ...rules.map((rule) => ruleRow(seller, rule)),
    ...(otherCurrency
      ? [
          {
            seller,
            about: [otherCurrency.code],
            kind: 'currency' as const,
            ...sourceOf(otherCurrency),
          },
        ]
      : []),
  ];
}

function isCurrent({ until, caveats = [] }: OverlayRow, day: string): boolean {
  return (until === undefined || day < until) && !caveats.includes('retired');
}

function priceRow(seller: string, row: OverlayRow): Dated {
  return { seller, about: row.names, kind: 'price', ...sourceOf(row) };
}

function ruleRow(seller: string, rule: OverlayRule): Dated {
  const starts = (rule.startsWith ?? []).map((start) => `${start}…`);
  return { seller, about: [...(rule.models ?? []), ...starts], kind: 'rule', ...sourceOf(rule) };
}

function sourceOf(row: { readonly checked: string; readonly sourceUrl: string }): {
  readonly checked: string;
  readonly sourceUrl: string;
} {
  return { checked: row.checked, sourceUrl: row.sourceUrl };
}
