import { ArrayUnique, IsIn, IsString } from 'class-validator';
import { SECTIONS, type Section } from './sections.js';
import { printable } from '../http/printable.js';

/** The query of `GET /v1/properties`, after the forms of `include` have become one list. */
export class PropertiesQuery {
  @IsString({ message: 'parcel_id must be given once, as a text such as 75101000AB0001' })
  parcel_id!: string;

  @ArrayUnique()
  @IsIn(SECTIONS, { each: true, message: unknownSection })
  include!: Section[];
}

function unknownSection({ value }: { value: unknown }): string {
  const unknown = (Array.isArray(value) ? value : [value])
    .filter((one) => !(SECTIONS as unknown[]).includes(one))
    .map((one) => `"${printable(String(one))}"`);
  return `include: unknown value ${unknown.join(', ')}; the values are ${SECTIONS.join(', ')}`;
}
