/** The application that is measured with and without the starter. */
package io.evenkeel.benchmarks.application;
