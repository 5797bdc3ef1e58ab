package org.inlay.orders.internal.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inlay.orders.internal.domain.RfmLine.Measure;
import org.inlay.orders.internal.domain.RfmLine.Sums;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/** Runs and their ratings; every method that reads or writes ratings is one statement over the set. */
public interface RfmStore {
    /**
     * Measures every living customer with an order in the window and keeps what was found as ratings of the run.
     *
     * @param clinics whose orders count; null = all
     */
    void measure(Id run, RfmWindow window, @Nullable Set<String> clinics);

    Sums sums(Id run);

    /** The n-th smallest value of a measure, from 1. */
    long nth(Id run, Measure measure, long n);

    /** Puts every rating of the run into its class. */
    void classify(Id run, RfmLine line);

    /** How many ratings of the run are in another class than the line puts them into. */
    long misplaced(Id run, RfmLine line);

    /** Customers by class code, and the living ones without a rating. */
    Map<String, Long> counts(Id run);

    void insert(RfmRun run);

    Optional<RfmRun> find(Id run);

    /** Latest made first, made before {@code before}; clinics null = of every scope. */
    List<RfmRun> list(@Nullable Set<String> clinics, @Nullable Id before, int limit);

    /**
     * The run that speaks for a scope where none is named: of those as of {@code today} or before, else of all, the one
     * with the latest date, and of these the one made last.
     */
    Optional<RfmRun> latest(String clinic, LocalDate today);

    /** How many living customers went from one class to another, the unrated too; moves that nobody made are absent. */
    Map<Move, Long> moves(Id from, Id to);

    /** From one class to another, by code. */
    record Move(String from, String to) {}

    Optional<Rated> rating(Id run, Id customer);

    /** What was measured of a customer; money in minor units. */
    record Rated(LocalDate lastOrder, int recencyDays, int frequency, long money, String code) {}
}
