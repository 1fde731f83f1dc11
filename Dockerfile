# Builds Finegrid from this directory and runs its command line:
#
#   docker build -t finegrid .
#   docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/data" finegrid info tas.nc
#
# Without the training add-on and without GDAL's formats.

FROM debian:12-slim AS build
# Java's packages put links to manual pages there, which the slim image lacks.
RUN mkdir -p /usr/share/man/man1 \
 && apt-get update \
 && apt-get install -y --no-install-recommends openjdk-17-jdk-headless maven unzip \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN mvn -B -q -Prelease -pl release -am -DskipTests -Dmaven.javadoc.skip package \
 && unzip -q release/target/finegrid-[0-9]*.zip -d /unpacked \
 && mv /unpacked/finegrid-* /unpacked/finegrid

FROM debian:12-slim
RUN mkdir -p /usr/share/man/man1 \
 && apt-get update \
 && apt-get install -y --no-install-recommends openjdk-17-jre-headless \
 && rm -rf /var/lib/apt/lists/*
COPY --from=build /unpacked/finegrid /opt/finegrid
# The first run keeps its classes for those that follow, which may not write there.
RUN ln -s /opt/finegrid/finegrid /usr/local/bin/finegrid \
 && finegrid --version
# Whoever it runs as has a place for what is found out about models.
ENV HOME=/tmp
WORKDIR /data
ENTRYPOINT ["finegrid"]
