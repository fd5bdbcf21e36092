/** A row of the Prompt costs view, as data. Labels are plain text; tooltips are Markdown whose values are escaped. */
export type CostNode = {
  /** The same row has the same id after every computation, so that it stays open and selected. */
  readonly id: string;
  readonly kind: CostNodeKind;
  readonly label: string;
  readonly description?: string;
  /** For screen readers, where label and description are not enough. */
  readonly spoken?: string;
  /** Made when somebody looks: there may be thousands of rows. */
  readonly tooltip?: () => string;
  readonly icon?: CostIcon;
  /** What a click opens. */
  readonly target?: CostTarget;
  /** Whether it is open at first. */
  readonly isOpen?: boolean;
  readonly children: readonly CostNode[];
};

type CostNodeKind =
  | 'folder'
  | 'group'
  | 'suite'
  | 'prompt'
  | 'model'
  | 'agent'
  | 'file'
  | 'budget'
  | 'more'
  | 'note';

/** A codicon, and the id of a theme colour. */
export type CostIcon = { readonly name: string; readonly color?: string };

export type CostTarget =
  | {
      readonly kind: 'file';
      readonly root: string;
      readonly path: string;
      /** UTF-16 units. */
      readonly offset: number;
    }
  | {
      readonly kind: 'config';
      readonly root: string;
      readonly list?: 'suites' | 'budgets';
      readonly name?: string;
    };
