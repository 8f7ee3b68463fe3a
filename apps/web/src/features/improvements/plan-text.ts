import type { ActionPlan, ActionRow, ActionFigure } from '@desk/contracts';

/** As it is typed: nothing for what is not said yet. */
export interface PlanText {
  readonly text: string;
  readonly owner: { readonly username: string; readonly name: string } | null;
  readonly dueOn: string;
  readonly figure: ActionFigure | '';
}

export const EMPTY: PlanText = { text: '', owner: null, dueOn: '', figure: '' };

export const textOf = ({ text, owner, dueOn, figure }: ActionRow): PlanText => ({
  text,
  owner,
  dueOn: dueOn ?? '',
  figure: figure ?? '',
});

export const planOf = ({ text, owner, dueOn, figure }: PlanText): ActionPlan => ({
  text: text.trim(),
  owner: owner?.username ?? null,
  dueOn: dueOn === '' ? null : dueOn,
  figure: figure === '' ? null : figure,
});
