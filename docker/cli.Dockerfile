# The command line. Mount at /party what 'ieum federation init' wrote to researchers/NAME/ or reviewers/NAME/.
# The build is the same in every image file, so that one cached build serves all.
FROM eclipse-temurin:17-jdk AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -DskipTests package

# A JDK: 'ieum simulate' starts Spark with the module jdk.incubator.vector, which not every JRE has.
FROM eclipse-temurin:17-jdk
COPY --from=build /src/ieum /opt/ieum/ieum
COPY --from=build /src/docker/entrypoint.sh /opt/ieum/entrypoint.sh
COPY --from=build /src/modules/cli/target/dist/jvm /opt/ieum/modules/cli/target/dist/jvm
COPY --from=build /src/modules/cli/target/dist/lib /opt/ieum/modules/cli/target/dist/lib
COPY --from=build /src/modules/simulation/target/spark-home /opt/ieum/modules/simulation/target/spark-home
COPY --from=build /src/modules/simulation/target/engine /opt/ieum/modules/simulation/target/engine
# Spark starts in half the time from an archive of its classes, which is of this very Java.
RUN /opt/ieum/modules/simulation/target/spark-home/bin/make-cds
COPY --from=build /src/jobs /opt/ieum/jobs
# Ieum's own processes start sooner from an archive of their classes, which is of this very Java.
RUN sh /opt/ieum/modules/cli/target/dist/jvm/make-cds
# The user that runs the process; build with the id that owns the mounted folders.
ARG UID=1000
RUN useradd --non-unique --uid "$UID" --user-group --create-home ieum \
  && mkdir -p /party/identity /party/state \
  && chown -R ieum: /party

ENV PATH="/opt/ieum:$PATH" IEUM_PARTY=/party
USER ieum
WORKDIR /party
VOLUME ["/party/identity"]
# Each run is one command; health is that of the party's set-up.
HEALTHCHECK --interval=60s --timeout=30s --start-period=60s --retries=3 \
  CMD ["ieum", "doctor", "--config", "/party/ieum.yaml"]
ENTRYPOINT ["sh", "/opt/ieum/entrypoint.sh"]
CMD ["--help"]
