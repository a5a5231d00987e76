package org.ieum.audit.entry;

/** The body of an entry about bytes, which a frame keeps. */
public sealed interface FramedBody extends EntryBody
    permits AggregateRevealed,
        ControlReceived,
        ControlSent,
        EgressReceived,
        EgressSent,
        ModelPublished,
        QueryIssued,
        QueryReceived,
        StudySubmitted {}
