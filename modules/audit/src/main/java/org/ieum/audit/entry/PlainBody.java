package org.ieum.audit.entry;

/** The body of an entry that says all there is to it. */
public sealed interface PlainBody extends EntryBody
    permits AnswerCommitted,
        Genesis,
        Incident,
        SoftwareReleased,
        StudyApproved,
        StudyCancelled,
        StudyFailed,
        StudyRefused {}
