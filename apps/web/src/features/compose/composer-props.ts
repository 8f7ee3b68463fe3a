import type { TicketView } from '@desk/contracts';

export interface ComposerProps {
  readonly ticket: TicketView;
  readonly kind: 'message' | 'note';
  readonly onWriting?: () => void;
}
