import type { EventInput } from '@whenthen/core';
import { consentOfCustomer, consentOfOrder, type ToldConsent } from '../consent/told-consent';
import { cartEvents } from '../events/cart';
import { customerEvents, deletedCustomerEvents } from '../events/customer';
import { fulfillmentEvents } from '../events/fulfillment';
import { orderStatusEvents } from '../events/order-status';
import { purchaseEvents } from '../events/purchase';
import { refundEvents } from '../events/refund';
import { returnEvents } from '../events/return';
import { cartsWith, readCarts } from './carts';
import { readCustomers, readDeletedCustomers } from './customers';
import { readFulfillments } from './fulfillments';
import { readOrders } from './orders';
import { readRefunds, refundIdsOf } from './refunds';
import { readReturns } from './returns';
import type { StoreReader } from './store-reader';

/** Reads what has these ids and says which events its present state tells. */
export type Collector = (reader: StoreReader, ids: string[]) => Promise<EventInput[]>;

/** Reads what has these ids and says what it tells of consent. */
export type ConsentCollector = (reader: StoreReader, ids: string[]) => Promise<ToldConsent[]>;

export const collectOrderConsents: ConsentCollector = async (reader, ids) =>
  (await readOrders(reader, ids)).flatMap((order) => consentOfOrder(order, reader.consent));

export const collectCustomerConsents: ConsentCollector = async (reader, ids) =>
  (await readCustomers(reader, ids)).flatMap((customer) => consentOfCustomer(customer, reader.consent));

export const collectCarts: Collector = async (reader, ids) =>
  (await readCarts(reader, ids)).flatMap((cart) => cartEvents(cart, reader.links));

/** The carts in which there are products that may not be sold any more. */
export const collectCartsWith: Collector = async (reader, productIds) =>
  collectCarts(reader, await cartsWith(reader, productIds));

export const collectPurchases: Collector = async (reader, ids) =>
  (await readOrders(reader, ids)).flatMap((order) => purchaseEvents(order, reader.links));

export const collectOrderStatus: Collector = async (reader, ids) =>
  (await readOrders(reader, ids)).flatMap((order) => orderStatusEvents(order, reader.links));

export const collectFulfillments: Collector = async (reader, ids) =>
  (await readFulfillments(reader, ids)).flatMap((fulfillment) => fulfillmentEvents(fulfillment, reader.links));

export const collectRefunds: Collector = async (reader, ids) =>
  (await readRefunds(reader, ids)).flatMap((refund) => refundEvents(refund, reader.links));

export const collectRefundsOfPayments: Collector = async (reader, paymentIds) =>
  collectRefunds(reader, (await Promise.all(paymentIds.map((id) => refundIdsOf(reader, id)))).flat());

export const collectReturns: Collector = async (reader, ids) =>
  (await readReturns(reader, ids)).flatMap((returned) => returnEvents(returned, reader.links));

export const collectCustomers: Collector = async (reader, ids) =>
  (await readCustomers(reader, ids)).flatMap(customerEvents);

export const collectDeletedCustomers: Collector = async (reader, ids) =>
  (await readDeletedCustomers(reader, ids)).flatMap(deletedCustomerEvents);
