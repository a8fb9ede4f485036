/** Plays many callers over tables as far away as DynamoDB's, in virtual time, and prints how many orders and stockouts get through. */
package dev.makegood.rates;
