import {
  CHANNELS,
  PRICE_MODELS,
  PRICED_KINDS,
  type Channel,
  type PricedKind,
  type PriceModel,
  type Prices,
  type SavePriceListRequest,
  type TicketPrice,
} from '@desk/contracts';
import { IsDay, Nested, NestedList, Nullable } from '@desk/platform';
import { IsIn, IsInt, IsNumber, IsString, Length, Max, Min } from 'class-validator';

const MOST_INTEGER = 2_147_483_646;
const MOST_ORE = 1e15;
const MOST_EXCEPTIONS = 20;
const MOST_MONTHS = 12;
const LONGEST_REASON = 500;

/** How large each price may be is said with the other faults of a price list. */
const Price = (): PropertyDecorator => (target, key) => {
  Nullable()(target, key);
  IsNumber()(target, key as string);
  Max(MOST_ORE)(target, key as string);
};

class TicketPriceDto implements TicketPrice {
  @Nullable()
  @IsIn(PRICED_KINDS)
  kind: PricedKind | null;

  @Nullable()
  @IsIn(CHANNELS)
  channel: Channel | null;

  @IsNumber()
  @Max(MOST_ORE)
  ore: number;
}

class PricesDto implements Prices {
  @IsIn(PRICE_MODELS)
  model: PriceModel;

  @Price()
  perAgency: number | null;

  @Price()
  perEmployee: number | null;

  @Price()
  shared: number | null;

  @Price()
  perTicket: number | null;

  @NestedList(() => TicketPriceDto, MOST_EXCEPTIONS)
  exceptions: TicketPriceDto[];

  @Price()
  perMinute: number | null;
}

export class CreatePriceListDto implements SavePriceListRequest {
  @IsDay()
  validFrom: string;

  @Nested(() => PricesDto)
  prices: PricesDto;

  @Nullable()
  @IsString()
  @Length(1, LONGEST_REASON)
  reason: string | null;
}

export class PublishPriceListDto {
  @IsInt()
  @Min(1)
  @Max(MOST_INTEGER)
  revision: number;
}

export class SavePriceListDto extends CreatePriceListDto {
  @IsInt()
  @Min(1)
  @Max(MOST_INTEGER)
  revision: number;
}

export class PreviewPricesDto {
  @Nested(() => PricesDto)
  prices: PricesDto;

  @IsInt()
  @Min(1)
  @Max(MOST_MONTHS)
  months: number;
}
