import { PktButton } from '@oslokommune/punkt-react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { ProblemNote } from '../../ui/error-state.js';
import { useSuggestionChange } from './use-suggestions.js';

interface SupportButtonProps {
  readonly id: string;
  readonly title: string;
  readonly supported: boolean;
}

export function SupportButton({ id, title, supported }: SupportButtonProps) {
  const { t } = useTranslation('suggestions');
  const change = useSuggestionChange(() =>
    call(supported ? 'unsupportSuggestion' : 'supportSuggestion', { params: { id } }),
  );
  return (
    <>
      <PktButton
        size="small"
        skin={supported ? 'primary' : 'secondary'}
        variant="icon-left"
        iconName={supported ? 'check-medium' : 'thumbs-up'}
        aria-pressed={supported}
        disabled={change.isPending}
        onClick={() => change.mutate(undefined)}
      >
        {t(supported ? 'support.given' : 'support.give')}
        <span className="pkt-sr-only">: {title}</span>
      </PktButton>
      <ProblemNote error={change.error} />
    </>
  );
}
