/**
 * A study in words, for people who have never seen one: who is taken in, what is predicted, from
 * what, how it is judged and what leaves the hospital. Start at {@link
 * org.ieum.clinical.words.StudyPlan}.
 */
@NullMarked
package org.ieum.clinical.words;

import org.jspecify.annotations.NullMarked;
