import type { ShowbackLineView } from '@desk/contracts';
import { PktButton } from '@oslokommune/punkt-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.js';
import { useMe } from '../../api/session.js';
import { queryKeys } from '../../api/query-keys.js';
import { useFormat } from '../../i18n/format.js';
import { ProblemNote } from '../../ui/error-state.js';
import { useFieldFaults } from '../../ui/faults.js';
import { TextareaField } from '../../ui/field.js';
import { toast } from '../../ui/toast.js';

/** «Spør om denne linjen»: what the agency asks, and what it is answered. */
export function Thread({ line }: { readonly line: ShowbackLineView }) {
  const { t } = useTranslation('showback');
  const format = useFormat();
  const me = useMe();
  const { messages, abilities } = line;
  if (messages.length === 0 && !abilities.write) return null;
  return (
    <section className="showback__thread" aria-labelledby="showback-thread">
      <h2 id="showback-thread" className="showback__heading">
        {t(me.abilities.readReports ? 'thread.titleOfOwner' : 'thread.title')}
      </h2>
      <ol>
        {messages.map(({ id, side, author, text, writtenAt }) => (
          <li key={id} className={`showback__message showback__message--${side}`}>
            <p className="showback__small">
              {author.name} ({t(`thread.side.${side}`)}) · {format.dateTime(writtenAt)}
            </p>
            <p className="showback__text">{text}</p>
          </li>
        ))}
      </ol>
      {abilities.write && <Writer line={line} />}
    </section>
  );
}

function Writer({ line: { id, question } }: { readonly line: ShowbackLineView }) {
  const { t } = useTranslation('showback');
  const { abilities } = useMe();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const write = useMutation({
    mutationFn: () => call('writeShowback', { params: { id }, body: { text: text.trim() } }),
    onSuccess: (line) => {
      client.setQueryData([...queryKeys.showback, 'line', id], line);
      void client.invalidateQueries({ queryKey: [...queryKeys.showback, 'month'] });
      void client.invalidateQueries({ queryKey: [...queryKeys.showback, 'questions'] });
      setText('');
      toast({ tone: 'success', text: t('thread.sent') });
    },
  });
  const faults = useFieldFaults(write.error);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!write.isPending) write.mutate();
      }}
    >
      <TextareaField
        name="text"
        label={t(abilities.readReports ? (question === 'none' ? 'thread.tell' : 'thread.answer') : 'thread.ask')}
        help={t('thread.help')}
        rows={3}
        maxLength={2000}
        value={text}
        error={faults.get('/text')}
        onChange={({ target }) => setText(target.value)}
      />
      {faults.size === 0 && <ProblemNote error={write.error} />}
      <PktButton type="submit" isLoading={write.isPending}>
        {t('thread.send')}
      </PktButton>
    </form>
  );
}
