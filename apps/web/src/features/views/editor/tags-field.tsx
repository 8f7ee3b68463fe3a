import { LONGEST_TAG } from '@desk/contracts';
import { PktIcon } from '@oslokommune/punkt-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.js';
import { queryKeys } from '../../../api/query-keys.js';
import { Combobox } from '../../../ui/combobox.js';

const KEPT_MS = 60_000;
/** More than these nobody reads in a list; who types sees others. */
const MOST_OFFERED = 12;

interface TagsFieldProps {
  readonly value: readonly string[] | undefined;
  readonly error: string | undefined;
  readonly onChange: (tags: string[]) => void;
}

/** Tags of open tickets to choose from; another one that is typed is offered as well. */
export function TagsField({ value = [], error, onChange }: TagsFieldProps) {
  const { t } = useTranslation('views');
  const [text, setText] = useState('');
  const { data, isError } = useQuery({
    queryKey: queryKeys.tags,
    queryFn: ({ signal }) => call('tags', { signal }),
    staleTime: KEPT_MS,
  });
  const typed = text.trim().replace(/\s+/gu, ' ').toLocaleLowerCase('nb').slice(0, LONGEST_TAG);
  const known = (data?.items ?? []).filter(({ tag }) => !value.includes(tag) && tag.includes(typed));
  const offered: { readonly tag: string; readonly count: number | null }[] = known.slice(0, MOST_OFFERED);
  if (typed !== '' && !value.includes(typed) && !known.some(({ tag }) => tag === typed)) {
    offered.push({ tag: typed, count: null });
  }
  return (
    <div className="view-editor__tags">
      <Combobox
        name="tag"
        label={t('filter.tag')}
        help={t('editor.tagHelp')}
        listLabel={t('editor.tagList')}
        optional
        error={error}
        hasFailed={isError}
        text={text}
        onText={setText}
        asked={text}
        found={offered}
        idOf={({ tag }) => encodeURIComponent(tag)}
        draw={({ tag, count }) => (
          <>
            <span className="combobox__main">{tag}</span>
            <span className="combobox__more">
              {count === null ? t('editor.tagTyped') : t('count', { count, number: count })}
            </span>
          </>
        )}
        onChoose={({ tag }) => {
          onChange([...value, tag]);
          setText('');
        }}
      />
      {value.length > 0 && (
        <ul className="chips" aria-label={t('filter.tag')}>
          {value.map((tag) => (
            <li key={tag} className="chips__chip">
              {tag}
              <button
                type="button"
                className="chips__remove"
                aria-label={t('editor.tagRemove', { tag })}
                onClick={() => onChange(value.filter((one) => one !== tag))}
              >
                <PktIcon name="close" aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
