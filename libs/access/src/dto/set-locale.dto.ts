import { LOCALES, type Locale } from '@desk/contracts';
import { IsIn } from 'class-validator';

export class SetLocaleDto {
  @IsIn(LOCALES)
  locale: Locale;
}
