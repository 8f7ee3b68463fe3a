import { useContext, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigate, useParams } from 'react-router-dom';
import { classes } from '../ui/classes.js';
import { useShortcuts } from '../ui/shortcuts.js';
import { useMedia } from '../ui/use-media.js';
import { Divider } from './divider.js';
import { soundShare, storedShare, storeShare } from './pane-share.js';
import { Place } from './place.js';
import { Slots } from './slots.js';
import { TabBar } from './tab-bar.js';
import './work.scss';

/** From here on there is room for a list and a ticket; the same as in the style sheet. */
const WIDE = '(min-width: 64rem)';

export interface WorkFrameProps {
  /** The address of the list, without filters. */
  readonly pathname: string;
  /** The list; narrow when a ticket is open beside it. */
  readonly list: (isBeside: boolean) => ReactNode;
}

/** As the style sheet reads them. */
const widths = (share: number) => ({ '--list-share': `${share}fr`, '--ticket-share': `${100 - share}fr` });

/** A list of tickets and, beside it on a wide screen and in its place on a narrow one, the ticket that is open. */
export function WorkFrame({ pathname, list }: WorkFrameProps) {
  const { t } = useTranslation('work');
  const { number } = useParams();
  const { search } = useLocation();
  const navigate = useNavigate();
  const { asides } = useContext(Slots);
  const place = useMemo(() => ({ pathname, search }), [pathname, search]);
  const isBeside = number !== undefined;
  // A list out of sight has no height by which it would know which of its rows to draw.
  const isWide = useMedia(WIDE);
  const listId = useId();
  const [share, setShare] = useState(storedShare);
  const panes = useRef<HTMLDivElement>(null);
  const ticketPane = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (ticketPane.current) ticketPane.current.scrollTop = 0;
  }, [number]);

  useShortcuts(
    t('keys.tabs'),
    isBeside ? [{ keys: 'u', label: t('keys.back'), run: () => navigate(`${pathname}${search}`) }] : [],
  );
  return (
    <Place value={place}>
      <div className={classes('work', isBeside && 'work--beside', asides.length > 0 && 'work--aside')}>
        <TabBar />
        <div ref={panes} className="work__panes" style={widths(share) as CSSProperties}>
          {asides.length > 0 && (
            <div className="work__aside">
              {asides.map(({ id, Item }) => (
                <Item key={id} />
              ))}
            </div>
          )}
          {(!isBeside || isWide) && (
            <section id={listId} className="work__list" aria-label={t('list')}>
              {list(isBeside)}
            </section>
          )}
          {isBeside && isWide && (
            <Divider
              controls={listId}
              share={share}
              onShare={(wanted, isDone) => {
                const next = soundShare(wanted);
                // While it is pulled nothing is drawn anew but the widths.
                for (const [name, width] of Object.entries(widths(next))) panes.current?.style.setProperty(name, width);
                if (!isDone) return;
                setShare(next);
                storeShare(next);
              }}
            />
          )}
          {isBeside && (
            <div ref={ticketPane} className="work__ticket">
              <Outlet />
            </div>
          )}
        </div>
      </div>
    </Place>
  );
}
