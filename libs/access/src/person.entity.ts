import type { Locale } from '@desk/contracts';
import { instantColumn } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Anybody who can sign in. City-wide: whoever changes agency stays the same person. */
@Entity('person')
export class PersonEntity {
  @PrimaryColumn('uuid')
  id: string;
  @Column('text', { unique: true })
  username: string;
  @Column('text')
  name: string;
  @Column('text', { nullable: true })
  email: string | null;
  @Column('text', { nullable: true })
  phone: string | null;
  @Column('text', { nullable: true })
  title: string | null;
  @Column('text', { nullable: true, unique: true })
  employeeNumber: string | null;
  @Column('text', { default: 'nb' })
  locale: Locale;
  @Column('boolean', { default: true })
  active: boolean;
  @Column('timestamp with time zone', { precision: 3, default: () => 'now()', transformer: instantColumn })
  createdAt: Temporal.Instant;
}
