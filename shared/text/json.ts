/** A value as JSON and YAML know it, after parsing at the border. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };
