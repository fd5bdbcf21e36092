import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { uriIn } from '../../editor/place.ts';
import type { CostIcon, CostNode } from '../../present/cost-node.ts';

/** A row as VS Code shows it; its tooltip is made when the mouse rests on it. */
export function costItem(node: CostNode): TreeItem {
  const { id, kind, label, description, spoken, target } = node;
  const item = new TreeItem(label, stateOf(node));
  item.id = id;
  item.contextValue = kind;
  if (description !== undefined) item.description = description;
  if (spoken !== undefined) item.accessibilityInformation = { label: spoken };
  if (node.icon) item.iconPath = iconOf(node.icon);
  if (target?.kind === 'file') item.resourceUri = uriIn(target.root, target.path);
  if (target) {
    item.command = { command: 'promptfare.revealPrompt', title: '', arguments: [node] };
  }
  return item;
}

export function tooltipOf({ tooltip, label, description = '' }: CostNode): MarkdownString | string {
  return tooltip ? new MarkdownString(tooltip()) : `${label} ${description}`.trim();
}

function stateOf(node: CostNode): TreeItemCollapsibleState {
  // What is behind it is not made before it is opened.
  if (node.kind === 'more') return TreeItemCollapsibleState.Collapsed;
  const { children, isOpen } = node;
  if (children.length === 0) return TreeItemCollapsibleState.None;
  return isOpen ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}

function iconOf({ name, color }: CostIcon): ThemeIcon {
  if (name === 'file') return ThemeIcon.File;
  return color === undefined ? new ThemeIcon(name) : new ThemeIcon(name, new ThemeColor(color));
}
